package org.anling.registry.office;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.anling.contract.people.Role;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.PlanText.Kind;
import org.anling.contract.plan.Title;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.office.OfficePlans.Version;
import org.anling.registry.office.OfficePlans.Written;
import org.anling.registry.outbox.ChangedRecord;
import org.anling.registry.outbox.OutboxRow;
import org.anling.registry.outbox.Subject;
import org.anling.registry.plan.PlanRow;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of plans: kept, made valid, noted for those who follow them, and who was first. */
class OfficePlansIT {
    private static final Instant AT = Instant.parse("2026-03-14T08:15:30.123Z");

    private SeededRegistry registry;
    private OfficePlans plans;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(1, 2));
        registry.relayAll();
        plans = new OfficePlans(registry.database(), CENTRE);
        plans.takeFiles(List.of(written(1, "file")), AT);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void a_version_that_is_made_valid_is_noted_for_the_relay_and_in_the_audit() {
        PlanRow draft = plans.draft(written(2, "two"), null, by("boss"));
        assertThat(draft.isDraft()).isTrue();
        assertThat(registry.pending()).as("a draft is nobody's business").isEmpty();
        PlanRow valid = plans.activate(version(2), 0, draft.madeAt(), "night shift", by("boss"));
        assertThat(valid.activation()).isEqualTo(new PlanRow.Activation("boss", AT, "night shift"));
        assertThat(registry.pending())
                .extracting(OutboxRow::change)
                .extracting(ChangedRecord::subject, ChangedRecord::id)
                .containsExactly(tuple(Subject.PLAN, "medical"));
        assertThat(audit())
                .containsExactlyInAnyOrder(
                        "boss plan-draft plan medical@2 null", "boss plan-activate plan medical@2 night shift");
        assertThat(plans.list()).extracting(row -> row.text().version()).containsExactly(2, 1);
    }

    @Test
    void what_was_valid_or_came_from_a_file_is_never_written_again() {
        PlanRow draft = plans.draft(written(2, "two"), null, by("boss"));
        plans.activate(version(2), 0, draft.madeAt(), "why", by("boss"));
        assertReason(OfficeException.Reason.TAKEN, () -> plans.draft(written(2, "other"), AT, by("boss")));
        assertReason(OfficeException.Reason.TAKEN, () -> plans.draft(written(1, "other"), AT, by("boss")));
        assertReason(OfficeException.Reason.TAKEN, () -> plans.discard(version(2), AT, by("boss")));
        plans.takeFiles(List.of(written(2, "a file of that version"), written(3, "file three")), AT.plusSeconds(9));
        assertThat(plans.list())
                .extracting(row -> row.text().version() + " " + row.text().text())
                .containsExactly("3 file three", "2 two", "1 file");
    }

    @Test
    void an_older_version_never_becomes_valid_over_a_newer_one() {
        PlanRow three = plans.draft(written(3, "three"), null, by("boss"));
        PlanRow two = plans.draft(written(2, "two"), null, by("boss"));
        plans.activate(version(3), 0, three.madeAt(), "why", by("boss"));
        assertReason(
                OfficeException.Reason.TAKEN, () -> plans.activate(version(2), 3, two.madeAt(), "why", by("boss")));
    }

    @Test
    void whoever_comes_second_is_told_who_was_first_and_when() {
        PlanRow two = plans.draft(written(2, "two"), null, by("boss"));
        PlanRow three = plans.draft(written(3, "three"), null, by("boss"));
        plans.activate(version(2), 0, two.madeAt(), "why", by("boss"));
        assertThatThrownBy(() -> plans.activate(version(3), 0, three.madeAt(), "why", by("admin")))
                .isInstanceOfSatisfying(OfficeException.class, second -> {
                    assertThat(second.reason()).isEqualTo(OfficeException.Reason.CHANGED);
                    assertThat(second.by()).isEqualTo("boss");
                    assertThat(second.at()).isEqualTo(AT);
                });
        By later = new By("boss", Role.ADMIN, AT.plusSeconds(60));
        PlanRow again = plans.draft(written(3, "three, better"), three.madeAt(), later);
        assertReason(
                OfficeException.Reason.CHANGED,
                () -> plans.draft(written(3, "three, worse"), three.madeAt(), by("admin")));
        assertReason(
                OfficeException.Reason.CHANGED,
                () -> plans.activate(version(3), 2, three.madeAt(), "not what I saw", by("admin")));
        plans.discard(version(3), again.madeAt(), by("admin"));
        assertReason(
                OfficeException.Reason.UNKNOWN,
                () -> plans.activate(version(3), 2, again.madeAt(), "gone", by("admin")));
    }

    private List<String> audit() {
        return registry.database()
                .call(transaction -> transaction.list(
                        "select person, what, subject, reason from audit where what like 'plan-%'",
                        row -> String.join(
                                " ",
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                String.valueOf(row.getString(4)))));
    }

    private static void assertReason(OfficeException.Reason reason, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        OfficeException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static Written written(int version, String text) {
        return new Written(new PlanText(Kind.PLAN, "medical", version, text), new Title("急救", "Medical"));
    }

    private static Version version(int number) {
        return new Version(Kind.PLAN, "medical", number);
    }

    private static By by(String person) {
        return new By(person, Role.ADMIN, AT);
    }
}
