package org.anling.console.web;

import java.time.Instant;
import java.util.List;
import org.anling.console.api.Problem;
import org.anling.console.api.Text;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem instead of an answer. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;

    public Refusal(int status, Problem problem) {
        super(problem.error().code(), null, false, false);
        this.status = status;
        this.problem = problem;
    }

    /** A refusal with the words of its code. */
    public static Refusal of(int status, String code) {
        return of(status, code, Messages.of(code));
    }

    /** A refusal with words of its own. */
    public static Refusal of(int status, String code, Text text) {
        return new Refusal(status, new Problem(new Problem.ErrorBody(code, text, null, null)));
    }

    /** A refusal that says who was first, and when. */
    static Refusal of(int status, String code, @Nullable String who, @Nullable Instant when) {
        return new Refusal(status, new Problem(new Problem.ErrorBody(code, Messages.of(code, who), who, when)));
    }

    /** A refusal of a form: what is wrong stands beside the fields. */
    public static Refusal ofForm(List<Problem.FieldError> fields) {
        return new Refusal(
                400, new Problem(new Problem.ErrorBody("form", Messages.of("form"), null, null, List.copyOf(fields))));
    }

    /** Somebody else was first: who, and when. */
    public static Refusal conflict(@Nullable String who, @Nullable Instant when) {
        return of(409, "changed_meanwhile", who, when);
    }

    public int status() {
        return status;
    }

    public Problem problem() {
        return problem;
    }
}
