package org.anling.simulation.district.people;

/** Fifteen digits, the last of which checks the others (Luhn). */
public final class Imei {

    private static final String TYPE_ALLOCATION = "86123405";

    private Imei() {}

    /** The IMEI of the device with this serial number; number 1 is the one of the protocol references. */
    public static String ofSerial(int serial) {
        String digits = TYPE_ALLOCATION + "%06d".formatted(serial);
        return digits + checkDigit(digits);
    }

    /** Watches call themselves by characters 5 to 14 of it. */
    public static String watchId(String imei) {
        return imei.substring(4, 14);
    }

    public static boolean isValid(String imei) {
        return imei.matches("\\d{15}") && imei.charAt(14) - '0' == checkDigit(imei.substring(0, 14));
    }

    private static int checkDigit(String fourteenDigits) {
        int sum = 0;
        for (int i = 0; i < fourteenDigits.length(); i++) {
            int digit = fourteenDigits.charAt(i) - '0';
            int weighted = i % 2 == 1 ? digit * 2 : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
