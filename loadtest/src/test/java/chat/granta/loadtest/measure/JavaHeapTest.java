package chat.granta.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaHeapTest {
    @Test
    void serialGenerationsAddUpAndMetaspaceDoesNotCount() {
        assertThat(JavaHeap.parse("""
                22361:
                DefNew     total 157248K, used 2796K [0x0e0000000, 0x0eaaa0000, 0x0eaaa0000)
                  eden space 139776K,   2% used [0x0e0000000, 0x0e02bb0b8, 0x0e8880000)
                Tenured    total 349568K, used 51200K [0x0eaaa0000, 0x100000000, 0x100000000)
                  the  space 349568K,  14% used [0x0eaaa0000, 0x0edca0000, 0x100000000)
                Metaspace       used 70000K, committed 71000K, reserved 1114112K
                 class space    used 8000K, committed 8500K, reserved 1048576K
                """)).hasValue(53996);
    }

    @Test
    void g1() {
        assertThat(JavaHeap.parse("garbage-first heap   total reserved 2097152K, committed 262144K, used 2048K [0x0)"))
                .hasValue(2048);
    }

    @Test
    void noHeapNoNumber() {
        assertThat(JavaHeap.parse("com.sun.tools.attach.AttachNotSupportedException")).isEmpty();
    }
}
