package org.anling.gateway.codec.dc09;

/** CRC-16/ARC: reflected 0x8005, initial 0, no final XOR (section 1). {@code 123456789} gives {@code BB3D}. */
final class Crc16 {

    private static final int REFLECTED = 0xA001;
    private static final int[] TABLE = table();

    private Crc16() {}

    /** The check of some octets, 0 to 65535. */
    static int of(byte[] octets) {
        int crc = 0;
        for (byte octet : octets) {
            crc = (crc >>> 8) ^ TABLE[(crc ^ octet) & 0xFF];
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ REFLECTED;
            }
            table[i] = value;
        }
        return table;
    }
}
