package org.anling.contract.input;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.incident.Priority;
import org.anling.contract.incident.ReportWay;
import org.anling.contract.people.Role;
import org.jspecify.annotations.Nullable;

/** What a member of the staff wants done, or says, that is not about one incident. */
public record CentreCommand(StaffId by, Role role, Action action) implements Input {

    /** The closed list of these commands. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SignOn.class, name = "sign-on"),
        @JsonSubTypes.Type(value = SignOff.class, name = "sign-off"),
        @JsonSubTypes.Type(value = StartTest.class, name = "start-test"),
        @JsonSubTypes.Type(value = EndTest.class, name = "end-test"),
        @JsonSubTypes.Type(value = AcknowledgeTechnical.class, name = "acknowledge-technical"),
        @JsonSubTypes.Type(value = ShelveTechnical.class, name = "shelve-technical"),
        @JsonSubTypes.Type(value = CloseTechnical.class, name = "close-technical"),
        @JsonSubTypes.Type(value = AnswerCall.class, name = "answer-call"),
        @JsonSubTypes.Type(value = BindCall.class, name = "bind-call"),
        @JsonSubTypes.Type(value = ReturnCall.class, name = "return-call"),
        @JsonSubTypes.Type(value = DialOut.class, name = "dial-out"),
        @JsonSubTypes.Type(value = Report.class, name = "report")
    })
    public sealed interface Action {}

    /** Can take calls now. */
    public record SignOn() implements Action {}

    /** Cannot take calls any more. */
    public record SignOff() implements Action {}

    /** Presses of this elder are tests until then, at most 30 min. */
    public record StartTest(ElderRef elder, Instant until) implements Action {}

    /** Presses of this elder are emergencies again. */
    public record EndTest(ElderRef elder) implements Action {}

    /** Has seen it and looks after it. */
    public record AcknowledgeTechnical(String id) implements Action {}

    /** It is known and need not sound until then. */
    public record ShelveTechnical(String id, Instant until, String reason) implements Action {}

    /** It is mended, though the device did not say so. */
    public record CloseTechnical(String id, String reason) implements Action {}

    /** Speaks with who rings, though the exchange may not have said so. */
    public record AnswerCall(String call) implements Action {}

    /** Says which elder a call is about; the home of the elder is in the personal block. */
    public record BindCall(String call, ElderRef elder) implements Action {}

    /** Has called back who was missed, or nothing needs to be done. */
    public record ReturnCall(String call) implements Action {}

    /**
     * Has somebody called; the number is in the personal block.
     *
     * @param call what the exchange will call it
     * @param to {@code elder}, {@code contact} or {@code caller}
     * @param incident what it is about, or null if it returns a call
     * @param returns the call that is returned, or null
     */
    public record DialOut(
            String call,
            String to,
            @Nullable IncidentId incident,
            @Nullable String returns) implements Action {}

    /**
     * Somebody told that an elder needs help: opens an incident or adds to the open one. Who told it and what happened is the note of the
     * personal block, beside the elder's home.
     */
    public record Report(ElderRef elder, Priority priority, ReportWay way) implements Action {}
}
