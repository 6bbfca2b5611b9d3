package org.anling.plans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anling.contract.plan.ProtocolCard;

/**
 * All protocol cards of a folder, as their texts were at one moment.
 *
 * @param cards those without a fault, by file
 * @param faults everything that is wrong, by file and line
 */
public record CardFiles(Map<String, ProtocolCard> cards, List<PlanFault> faults) {

    /** Reads texts by file name; what cards say of each other is checked too. */
    public static CardFiles of(Map<String, String> texts) {
        Map<String, CardReader.Read> read = new TreeMap<>();
        texts.forEach((file, text) -> read.put(file, CardReader.read(file, text)));
        Set<String> ids = read.values().stream()
                .map(CardReader.Read::card)
                .flatMap(Optional::stream)
                .map(ProtocolCard::id)
                .collect(Collectors.toSet());
        Map<String, ProtocolCard> cards = new TreeMap<>();
        List<PlanFault> faults = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        read.forEach((file, one) -> {
            one.links().stream()
                    .filter(link -> !ids.contains(link.card()))
                    .forEach(link -> one.faults()
                            .add(
                                    link.at(),
                                    "没有编号为“%s”的有效规程卡".formatted(link.card()),
                                    "there is no valid card \"%s\"".formatted(link.card())));
            one.card().ifPresent(card -> claim(file, card, owners).ifPresent(one.faults()::add));
            faults.addAll(one.faults().found());
            if (one.faults().found().isEmpty()) {
                one.card().ifPresent(card -> cards.put(file, card));
            }
        });
        return new CardFiles(cards, List.copyOf(faults));
    }

    /** One card, whatever it says of others; empty if something else in it is wrong. */
    public static Optional<ProtocolCard> alone(String text) {
        return CardReader.read("", text).card();
    }

    /** One id is one card, and one card at most begins by itself. */
    private static Optional<PlanFault> claim(String file, ProtocolCard card, Map<String, String> owners) {
        String other = owners.putIfAbsent(card.id(), file);
        if (other != null) {
            return Optional.of(new PlanFault(
                    file,
                    1,
                    1,
                    "编号“%s”已用于 %s".formatted(card.id(), other),
                    "the id \"%s\" is taken by %s".formatted(card.id(), other)));
        }
        String first = card.noReply() ? owners.putIfAbsent("no-reply!", file) : null;
        return first == null
                ? Optional.empty()
                : Optional.of(new PlanFault(
                        file,
                        1,
                        1,
                        "%s 已是无应答卡（no-reply）".formatted(first),
                        "%s is the card for no reply already".formatted(first)));
    }
}
