package org.anling.gateway.codec.gt06;

import org.anling.gateway.codec.Bytes;

/** CRC-16/X-25: reflected 0x8408, initial and final XOR FFFF (section 1). {@code 123456789} gives {@code 906E}. */
final class CrcX25 {

    private static final int REFLECTED = 0x8408;
    private static final int ALL = 0xFFFF;

    private CrcX25() {}

    /** The check of octets {@code from} to {@code to}, the latter not included. */
    static int of(Bytes octets, int from, int to) {
        int crc = ALL;
        for (int i = from; i < to; i++) {
            crc ^= octets.at(i);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED;
            }
        }
        return crc ^ ALL;
    }
}
