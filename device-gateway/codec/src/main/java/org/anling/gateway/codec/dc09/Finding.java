package org.anling.gateway.codec.dc09;

import org.anling.contract.alert.AlertType;

/**
 * One event of a message.
 *
 * @param code as sent, with what Contact ID puts before it: {@code MA}, {@code 1101}
 * @param zone zone or user as sent, empty if there is none
 * @param area partition as sent, empty if there is none
 * @param text what the panel calls the place, empty if nothing
 */
record Finding(AlertType type, String code, String zone, String area, String text) {

    Finding withText(String found) {
        return text.isEmpty() ? new Finding(type, code, zone, area, found) : this;
    }

    /** Where in the home, in the panel's own words. */
    String place() {
        String number = area.isEmpty() ? zone : area + "/" + zone;
        return (number + " " + text).strip();
    }
}
