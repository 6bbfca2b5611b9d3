package org.anling.simulation.seed;

import java.util.ArrayList;
import java.util.List;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.simulation.district.people.Contact;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.district.people.FirstAidCard;
import org.anling.simulation.district.people.Home;

/** Writes the card of an elder; facts are the codes that pages have words for. */
final class Cards {

    private static final String COMMON_LANGUAGE = "普通话";

    private Cards() {}

    static ElderCard of(Elder elder) {
        return new ElderCard(
                new ElderId(elder.id()),
                0,
                elder.name().chinese(),
                elder.name().pinyin(),
                elder.birthYear(),
                DistrictSeed.sex(elder),
                elder.phone(),
                address(elder.home()),
                DistrictSeed.place(elder.home().position()),
                elder.category().name(),
                firstAid(elder.card()),
                contacts(elder.contacts()),
                elder.devices().stream().map(Device::id).map(DeviceId::new).toList());
    }

    private static ElderCard.Address address(Home home) {
        return new ElderCard.Address(
                home.communityCode(),
                "",
                home.compound(),
                Integer.toString(home.building()),
                Integer.toString(home.unit()),
                home.floor(),
                Integer.toString(home.room()),
                DistrictSeed.said(home.doorNote()).orElse(null));
    }

    private static ElderCard.FirstAid firstAid(FirstAidCard card) {
        List<String> facts = new ArrayList<>();
        List<String> medication = new ArrayList<>();
        if (card.anticoagulant()) {
            facts.add("anticoagulant");
            medication.add("华法林");
        }
        if (card.conditions().contains("糖尿病")) {
            facts.add("diabetes");
            medication.add("二甲双胍");
        }
        addIf(card.oxygen(), "oxygen", facts);
        addIf(card.deaf(), "deaf", facts);
        addIf(!card.dialect().equals(COMMON_LANGUAGE), "dialect", facts);
        addIf(card.dog(), "dog", facts);
        addIf(card.bottledGas(), "gas", facts);
        return new ElderCard.FirstAid(card.allergies(), facts, card.conditions(), medication);
    }

    private static void addIf(boolean holds, String fact, List<String> facts) {
        if (holds) {
            facts.add(fact);
        }
    }

    /** The first of the contacts is told, as most families agree. */
    private static List<ElderCard.Contact> contacts(List<Contact> contacts) {
        List<ElderCard.Contact> cards = new ArrayList<>();
        for (Contact contact : contacts) {
            String hours = contact.anyHourForEmergency() ? "0-24" : contact.from() + "-" + contact.until();
            cards.add(new ElderCard.Contact(
                    contact.name().chinese(),
                    contact.relation(),
                    contact.phone(),
                    contact.holdsKey(),
                    hours,
                    cards.isEmpty()));
        }
        return cards;
    }
}
