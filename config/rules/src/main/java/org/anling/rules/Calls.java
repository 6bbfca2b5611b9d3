package org.anling.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a class of the house may not call; every name here is a decision of the craft page. */
final class Calls {
    private static final Map<String, Set<String>> CLOCKS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone"),
            "java.time.InstantSource", Set.of("system"));
    private static final Map<String, Set<String>> CHANCES = Map.of(
            "java.util.UUID", Set.of("randomUUID"),
            "java.lang.Math", Set.of("random"),
            "java.util.Random", Set.of("<init>"),
            "java.security.SecureRandom", Set.of("<init>", "getInstanceStrong"),
            "java.util.concurrent.ThreadLocalRandom", Set.of("current"),
            "java.util.Collections", Set.of("shuffle"));

    private Calls() {}

    static DescribedPredicate<JavaMethodCall> to(Class<?> owner, String method) {
        return DescribedPredicate.describe(
                "call " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getTarget().getName().equals(method));
    }

    static ArchCondition<JavaClass> readAClock() {
        return access("read a clock", call -> named(call, CLOCKS));
    }

    static ArchCondition<JavaClass> useChance() {
        return access("use chance", call -> named(call, CHANCES));
    }

    static ArchCondition<JavaClass> printToTheConsole() {
        return access("print a stack trace", call -> call.getTarget().getName().equals("printStackTrace"));
    }

    private static boolean named(JavaCall<?> call, Map<String, Set<String>> names) {
        AccessTarget.CodeUnitCallTarget target = call.getTarget();
        boolean withoutArguments = target.getRawParameterTypes().isEmpty();
        boolean seeded = target.getName().equals("<init>") && !withoutArguments;
        boolean givenClock = target.getName().equals("now") && !withoutArguments;
        return !seeded
                && !givenClock
                && names.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
    }

    private static ArchCondition<JavaClass> access(String description, Predicate<JavaCall<?>> forbidden) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                    if (access instanceof JavaCall<?> call && forbidden.test(call)) {
                        events.add(SimpleConditionEvent.satisfied(item, call.getDescription()));
                    }
                }
            }
        };
    }
}
