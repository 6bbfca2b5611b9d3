package org.anling.console.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.console.api.ElderView;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.people.ResponderKind;
import org.jspecify.annotations.Nullable;

/** An elder's card, cut to who asks. */
final class ElderViews {
    /** What somebody without training needs to save a life, or his own. */
    private static final Set<String> PROTECTS_LIFE =
            Set.of("anticoagulant", "oxygen", "deaf", "dog", "gas", "pacemaker", "diabetes");

    private static final Set<String> HAZARDS = Set.of("dog", "gas", "oxygen");

    private ElderViews() {}

    static ElderView forStaff(ElderRef ref, Optional<ElderCard> found, Instant now) {
        if (found.isEmpty()) {
            return new ElderView(
                    ref.id().value(), null, null, null, ref.community(), null, null, null, List.of(), List.of());
        }
        ElderCard card = found.get();
        return new ElderView(
                ref.id().value(),
                card.name(),
                age(card, now),
                card.sex(),
                ref.community(),
                card.address().communityName(),
                card.phone(),
                address(card.address(), card.address().doorNote()),
                card.firstAid().allergies(),
                card.firstAid().facts());
    }

    static ElderView.CardView card(ElderCard card) {
        return new ElderView.CardView(
                all(card.firstAid()),
                card.contacts().stream()
                        .map(contact -> new ElderView.ContactView(
                                contact.name(),
                                contact.relation(),
                                contact.phone(),
                                contact.holdsKey(),
                                contact.hours()))
                        .toList(),
                card.address().doorNote(),
                card.category());
    }

    /** First-aid facts by kind of responder: doctor and nurse all, carer without diagnoses, others what protects life. */
    static ElderView.FirstAidView firstAid(ElderCard.FirstAid card, ResponderKind kind) {
        return switch (kind) {
            case DOCTOR, NURSE -> all(card);
            case CARER -> new ElderView.FirstAidView(card.allergies(), card.facts(), List.of(), card.medication());
            case VOLUNTEER, FAMILY, NEIGHBOUR, KEY_HOLDER, VEHICLE ->
                new ElderView.FirstAidView(List.of(), only(card.facts(), PROTECTS_LIFE), List.of(), List.of());
        };
    }

    static List<String> hazards(ElderCard card) {
        return only(card.firstAid().facts(), HAZARDS);
    }

    static int age(ElderCard card, Instant now) {
        return now.atZone(ZoneOffset.UTC).getYear() - card.birthYear();
    }

    static ElderView.AddressView address(ElderCard.Address address, @Nullable String doorNote) {
        return new ElderView.AddressView(
                line(address),
                address.communityName(),
                address.compound(),
                address.building(),
                address.unit(),
                address.floor(),
                address.room(),
                doorNote);
    }

    /** As people write it: compound, building, unit, room. */
    static String line(ElderCard.Address address) {
        return address.communityName()
                + " "
                + address.compound()
                + part(address.building(), "号楼")
                + part(address.unit(), "单元")
                + part(address.room(), "室");
    }

    private static String part(String value, String word) {
        boolean bare = !value.isEmpty() && value.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        return bare ? value + word : value;
    }

    private static ElderView.FirstAidView all(ElderCard.FirstAid card) {
        return new ElderView.FirstAidView(card.allergies(), card.facts(), card.diagnoses(), card.medication());
    }

    private static List<String> only(List<String> facts, Set<String> allowed) {
        return facts.stream().filter(allowed::contains).toList();
    }
}
