package org.anling.gateway.codec.jt808;

import java.io.ByteArrayOutputStream;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.jt808.Jt808Frame.Form;

/** Makes frames to a device in the form that it uses itself. */
final class Jt808Writer {

    private static final int MARK = 0x7E;
    private static final int ESCAPE = 0x7D;
    private static final int IS_2019 = 0x4000;
    private static final int VERSION = 1;

    private Jt808Writer() {}

    /**
     * A whole frame.
     *
     * @param to any frame of the device: number and form of the header are taken from it
     * @param serial of the platform, 16 bits
     * @param body at most 1,023 octets
     */
    static Bytes frame(Jt808Frame to, int id, int serial, byte[] body) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        pair(plain, id);
        pair(plain, body.length | (to.form() == Form.OF_2019 ? IS_2019 : 0));
        if (to.form() == Form.OF_2019) {
            plain.write(VERSION);
        }
        plain.writeBytes(to.terminal().toArray());
        pair(plain, serial);
        plain.writeBytes(body);
        int check = 0;
        for (byte octet : plain.toByteArray()) {
            check ^= octet;
        }
        plain.write(check);
        return escaped(plain.toByteArray());
    }

    static void pair(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    static void quad(ByteArrayOutputStream out, long value) {
        pair(out, (int) (value >> 16));
        pair(out, (int) value);
    }

    private static Bytes escaped(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(MARK);
        for (byte octet : plain) {
            if (octet == MARK || octet == ESCAPE) {
                out.write(ESCAPE);
                out.write(octet == MARK ? 2 : 1);
            } else {
                out.write(octet);
            }
        }
        out.write(MARK);
        return Bytes.copyOf(out.toByteArray());
    }
}
