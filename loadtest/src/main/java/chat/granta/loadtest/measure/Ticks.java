package chat.granta.loadtest.measure;

import java.util.Locale;

/** Where an axis from 0 has its marks. */
final class Ticks {
    private static final int AT_MOST = 8;

    private Ticks() {}

    /** The least of 1, 2, 5, 10… (and tenths of them) that makes no more marks than there is room for. */
    static double step(double highest) {
        double step = Math.pow(10, Math.floor(Math.log10(highest / AT_MOST)));
        for (double factor : new double[]{1, 2, 5}) {
            if (highest / (step * factor) <= AT_MOST) {
                return step * factor;
            }
        }
        return step * 10;
    }

    static String label(double value) {
        if (value >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
