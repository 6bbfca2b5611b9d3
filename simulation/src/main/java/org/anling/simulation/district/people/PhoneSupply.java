package org.anling.simulation.district.people;

/** Counts through 010-0000-xxxx: Beijing's area code before a number that no exchange has, since none begins with a zero. */
final class PhoneSupply {

    private int given;

    String next() {
        if (given == 9999) {
            throw new IllegalStateException("all 9999 invented numbers are given away");
        }
        given++;
        return "010-0000-%04d".formatted(given);
    }
}
