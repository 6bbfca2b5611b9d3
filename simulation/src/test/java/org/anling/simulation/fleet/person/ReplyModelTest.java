package org.anling.simulation.fleet.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.anling.simulation.dice.Dice;
import org.junit.jupiter.api.Test;

class ReplyModelTest {

    @Test
    void replies_have_the_shares_and_the_delay_of_the_fitted_volunteers() {
        Dice dice = Dice.ofSeed(11);
        List<Reply> replies = IntStream.range(0, 20_000)
                .mapToObj(i -> ReplyModel.FITTED.draw(dice))
                .toList();

        assertThat(share(replies, Reply.Accept.class)).isCloseTo(0.362, within(0.01));
        assertThat(share(replies, Reply.Decline.class)).isCloseTo(0.439, within(0.01));
        assertThat(share(replies, Reply.Silent.class)).isCloseTo(0.199, within(0.01));
        double meanSeconds = replies.stream()
                .filter(Reply.Accept.class::isInstance)
                .mapToDouble(reply -> ((Reply.Accept) reply).after().toMillis() / 1000.0)
                .average()
                .orElseThrow();
        assertThat(meanSeconds).isCloseTo(15 + 1.98 * 15.3, within(1.0));
    }

    @Test
    void faster_people_answer_the_same_but_sooner() {
        Reply slow = ReplyModel.FITTED.draw(Dice.ofSeed(5));
        Reply fast = ReplyModel.FITTED.faster(10).draw(Dice.ofSeed(5));

        assertThat(fast).hasSameClassAs(slow);
        assertThat(ReplyModel.FITTED.faster(10).least()).isEqualTo(Duration.ofMillis(1500));
    }

    private static double share(List<Reply> replies, Class<? extends Reply> kind) {
        return replies.stream().filter(kind::isInstance).count() / (double) replies.size();
    }
}
