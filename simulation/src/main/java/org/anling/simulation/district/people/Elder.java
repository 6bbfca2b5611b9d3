package org.anling.simulation.district.people;

import java.util.List;

/** Somebody the centre watches over. The category A to D is the one of need and subsidy. */
public record Elder(
        String id,
        PersonName name,
        Sex sex,
        int birthYear,
        Category category,
        String phone,
        Home home,
        FirstAidCard card,
        boolean highRisk,
        List<Contact> contacts,
        List<Device> devices) {

    public Elder {
        contacts = List.copyOf(contacts);
        devices = List.copyOf(devices);
    }

    /** A: without family or means, B: on minimal income, C: of great age, D: living alone. */
    public enum Category {
        A,
        B,
        C,
        D
    }
}
