package org.anling.gateway.codec.dc09;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anling.contract.alert.AlertType;

/**
 * Codes that a maker uses in its own way (section 6: several medical hubs send 120 for a fall).
 *
 * @param rules the first that fits counts
 */
public record CodeProfile(List<Rule> rules) {

    /** As the standard says. */
    public static final CodeProfile STANDARD = new CodeProfile(List.of());

    /**
     * One code and what it means.
     *
     * @param code three digits of Contact ID or two letters of SIA
     * @param fromZone smallest zone that is meant, 0 for all
     * @param toZone largest zone that is meant
     */
    public record Rule(String code, int fromZone, int toZone, AlertType type) {

        /** A rule for every zone. */
        public Rule(String code, AlertType type) {
            this(code, 0, Integer.MAX_VALUE, type);
        }
    }

    public CodeProfile {
        rules = List.copyOf(rules);
    }

    /** These rules, then those. */
    CodeProfile or(CodeProfile other) {
        return new CodeProfile(
                Stream.concat(rules.stream(), other.rules.stream()).toList());
    }

    /** What the maker says; a zone that is no number fits only rules for every zone. */
    Optional<AlertType> find(String code, String zone) {
        return rules.stream()
                .filter(rule -> rule.code().equals(code) && fits(rule, zone))
                .map(Rule::type)
                .findFirst();
    }

    private static boolean fits(Rule rule, String zone) {
        if (rule.fromZone() == 0 && rule.toZone() == Integer.MAX_VALUE) {
            return true;
        }
        return zone.matches("[0-9]{1,6}")
                && Integer.parseInt(zone) >= rule.fromZone()
                && Integer.parseInt(zone) <= rule.toZone();
    }
}
