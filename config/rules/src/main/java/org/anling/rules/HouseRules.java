package org.anling.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The class rules of one module, put together in its {@code RulesTest} and checked there in one call.
 *
 * <pre>{@code
 * HouseRules.of("org.anling.dispatcher.core").maySee("org.anling.contract").pure().line("geo", "incident").check();
 * }</pre>
 */
public final class HouseRules {
    private static final Pattern BAD_NAMES = Pattern.compile(".*(Manager|Helper|Utils?|Impl|Base)$|^Abstract.*");

    private static final int MOST_TYPES = 25;

    private final String module;
    private final List<ArchRule> rules = new ArrayList<>();

    private HouseRules(String module) {
        this.module = module;
    }

    /**
     * Starts with what holds in every module: no cycles between packages and none of more than 25 types, final static
     * fields, no sleeping, good names.
     */
    public static HouseRules of(String module) {
        HouseRules house = new HouseRules(module);
        house.rules.add(slices().matching(module + ".(*)..").should().beFreeOfCycles());
        house.rules.add(fields().that().areStatic().should().beFinal().because("mutable statics are hidden owners"));
        house.rules.add(noClasses()
                .should()
                .callMethodWhere(Calls.to(Thread.class, "sleep"))
                .because("waiting is a timer, a future or a lock"));
        house.rules.add(noClasses().should(Calls.printToTheConsole()).because("a shell logs; only a command prints"));
        house.rules.add(noClasses()
                .that(areOurs(module))
                .should()
                .haveNameMatching(".*\\.(" + BAD_NAMES.pattern() + ")")
                .because("the name says nothing"));
        return house.packagesOfAtMost(MOST_TYPES);
    }

    /** Demands that no package has more types than that, nested ones not counted. */
    HouseRules packagesOfAtMost(int types) {
        rules.add(classes()
                .that(areOurs(module))
                .should(liveInAPackageOfAtMost(types))
                .because("a package is what one person keeps in mind"));
        return this;
    }

    /** Names the only other packages of the house that this module may know, sub-packages included. */
    public HouseRules maySee(String... others) {
        DescribedPredicate<JavaClass> stranger =
                new DescribedPredicate<>("of the house, but not among " + List.of(others)) {
                    @Override
                    public boolean test(JavaClass seen) {
                        return inside(seen, "org.anling")
                                && !inside(seen, module)
                                && List.of(others).stream().noneMatch(other -> inside(seen, other));
                    }
                };
        rules.add(noClasses().should().dependOnClassesThat(stranger).because("craft: allowed arrows"));
        return this;
    }

    /**
     * Demands a module without clock, randomness, threads, files, sockets or any library but JSpecify and Jackson's core.
     *
     * @param libraries packages of libraries that a decision record allows this module besides
     */
    public HouseRules pure(String... libraries) {
        List<String> allowed = new ArrayList<>(List.of(
                "org.anling..",
                "java.lang..",
                "java.util..",
                "java.time..",
                "java.text..",
                "java.math..",
                "java.nio",
                "java.nio.charset..",
                "java.io..",
                "java.security..",
                "javax.crypto..",
                "org.jspecify..",
                "com.fasterxml.jackson.core.."));
        allowed.addAll(List.of(libraries));
        rules.add(classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .because("this module is pure"));
        rules.add(noClasses().should(Calls.readAClock()).because("time is given, never asked for"));
        rules.add(noClasses().should(Calls.useChance()).because("the same input gives the same output"));
        rules.add(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.(lang\\.Thread|util\\.concurrent\\.(Executor.*|.*Pool|locks\\..*)|io\\.File.*)")
                .because("the caller's thread runs it, and it touches no files"));
        return this;
    }

    /** Packages of this module as a line: each may know those named before it, never one after. */
    public HouseRules line(String... packagesFromTheGround) {
        for (int i = 0; i < packagesFromTheGround.length; i++) {
            for (int above = i + 1; above < packagesFromTheGround.length; above++) {
                rules.add(noClasses()
                        .that()
                        .resideInAPackage(module + "." + packagesFromTheGround[i] + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(module + "." + packagesFromTheGround[above] + ".."));
            }
        }
        return this;
    }

    /** Imports the module's classes, without tests, and fails on the first broken rule. */
    public void check() {
        JavaClasses imported = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(module);
        rules.forEach(rule -> rule.allowEmptyShould(true).check(imported));
    }

    private static ArchCondition<JavaClass> liveInAPackageOfAtMost(int types) {
        return new ArchCondition<>("live in a package of at most " + types + " types") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                long count = item.getPackage().getClasses().stream()
                        .filter(type -> type.isTopLevelClass() && !type.isArray())
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .count();
                if (count > types) {
                    events.add(SimpleConditionEvent.violated(item, item.getPackageName() + " has " + count + " types"));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> areOurs(String module) {
        return DescribedPredicate.describe("of " + module, seen -> inside(seen, module));
    }

    private static boolean inside(JavaClass seen, String parent) {
        return seen.getPackageName().equals(parent) || seen.getPackageName().startsWith(parent + ".");
    }
}
