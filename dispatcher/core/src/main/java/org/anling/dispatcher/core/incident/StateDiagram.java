package org.anling.dispatcher.core.incident;

import java.util.List;
import java.util.stream.Collectors;

/** Draws the transition table as a page of Markdown with Mermaid, so that the picture can never differ from the rules. */
public final class StateDiagram {

    private StateDiagram() {}

    /** The whole page. */
    public static String page() {
        return """
            # States of an incident

            Drawn from `Transitions` in `dispatcher/core`; a test fails when this page is stale. To renew it, run that test with
            `-Danling.write=true`.

            The two regions move side by side.

            ## Handling: what the centre does

            %s
            ## Help: how near somebody is to the elder

            %s
            ## Assignment: an accepted offer

            %s\
            """.formatted(
                        draw("WAITING", Transitions.HANDLING),
                        draw("NONE", Transitions.HELP),
                        draw("ACCEPTED", Transitions.ASSIGNMENT));
    }

    private static <S extends Enum<S>> String draw(String start, List<Transitions.Step<S>> steps) {
        String lines = steps.stream()
                .map(step -> "    %s --> %s: %s\n"
                        .formatted(step.from().name(), step.to().name(), step.when()))
                .collect(Collectors.joining());
        return "```mermaid\nstateDiagram-v2\n    [*] --> %s\n%s```\n".formatted(start, lines);
    }
}
