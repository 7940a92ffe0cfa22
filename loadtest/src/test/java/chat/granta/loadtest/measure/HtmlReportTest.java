package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import chat.granta.loadtest.measure.Plot.Point;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @Test
    void aPageHasTheTableAndDrawsEachPlot() throws Exception {
        Document page = parsed(HtmlReport.of(Map.of("chat", report("messages", 10, 20)), "how"));
        assertThat(page.getElementsByTagName("td").item(0).getTextContent()).isEqualTo("users");
        Element line = (Element) page.getElementsByTagName("polyline").item(0);
        assertThat(page.getElementsByTagName("polyline").getLength()).isEqualTo(1);
        // From the left edge at half the height to the right edge at the top.
        assertThat(line.getAttribute("points")).isEqualTo("70.0,138.0 704.0,16.0");
        assertThat(page.getElementsByTagName("pre").item(0).getTextContent()).isEqualTo("how");
    }

    @Test
    void severalReportsAreLinesOfOnePlot() throws Exception {
        var both = new LinkedHashMap<String, Report>();
        both.put("granta", report("messages", 10, 20));
        both.put("ejabberd", report("messages", 5, 5));
        Document page = parsed(HtmlReport.of(both, ""));
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(page.getDocumentElement().getTextContent()).contains("granta/ejabberd");
    }

    @Test
    void whatServersSayIsEscapedAndNothingIsFetched() throws Exception {
        Report report = report("messages", 1, 1).failWhen(true, "<stream:error>'a' & b</stream:error>");
        String html = HtmlReport.of(Map.of("chat", report), "");
        assertThat(parsed(html).getElementsByTagName("p").item(0).getTextContent())
                .isEqualTo("chat FAILED: <stream:error>'a' & b</stream:error>");
        assertThat(html).doesNotContain("<script", "<link", "http");
    }

    @Test
    void aPlotOfNothingIsDrawnAllTheSame() throws Exception {
        Report report = new Report("chat").plot(Plot.overTime("none", "1/s", "none", List.of()));
        assertThat(parsed(HtmlReport.of(Map.of("chat", report), "")).getElementsByTagName("polyline").getLength())
                .isEqualTo(1);
    }

    private static Report report(String line, double first, double second) {
        return new Report("chat").row("users", 2).plot(
                Plot.overTime("messages per second", "1/s", line, List.of(new Point(0, first), new Point(1, second))));
    }

    /** The page is well-formed XML but for its head, which is HTML's. */
    private static Document parsed(String html) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(
                new StringReader(html.replace("<!DOCTYPE html>", "").replace("<meta charset='utf-8'>", ""))));
    }
}
