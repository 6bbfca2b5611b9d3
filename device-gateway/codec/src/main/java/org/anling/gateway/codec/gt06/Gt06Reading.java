package org.anling.gateway.codec.gt06;

import org.anling.gateway.codec.Bytes;

/** Octets of a content read one after the other; what is not there reads as less than 0, never as a fault. */
final class Gt06Reading {

    private final Bytes content;
    private int at;

    Gt06Reading(Bytes content) {
        this.content = content;
    }

    int left() {
        return Math.max(0, content.length() - at);
    }

    /** The next octet, or -1. */
    int octet() {
        int index = at++;
        return index < content.length() ? content.at(index) : -1;
    }

    /** The next so many octets as one number without sign, big-endian; -1 if they are not all there. */
    long number(int octets) {
        if (left() < octets) {
            at = content.length();
            return -1;
        }
        long value = 0;
        for (int i = 0; i < octets; i++) {
            value = value << 8 | content.at(at++);
        }
        return value;
    }

    void skip(int octets) {
        at += octets;
    }

    /** Everything that is left, one character per octet. */
    String text() {
        String all = content.latin();
        int from = Math.min(at, all.length());
        at = all.length();
        return all.substring(from);
    }
}
