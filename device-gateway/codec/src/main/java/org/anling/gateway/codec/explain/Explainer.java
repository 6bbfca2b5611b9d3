package org.anling.gateway.codec.explain;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;

/** Tells the frames of one protocol to a person, as its splitter finds them. Keeps what a connection keeps: who logged in, parts that wait. */
public interface Explainer {

    /**
     * What comes next.
     *
     * @param receivedAt the clock that times are compared with
     * @return empty if it is no whole frame and may become one
     */
    Optional<Piece> next(ByteBuffer in, Instant receivedAt);

    /** @param consumed octets that the explanation is about */
    record Piece(Explanation explanation, int consumed) {}

    /** A piece of what a splitter found. */
    static <F> Optional<Piece> piece(
            ByteBuffer in,
            Split<F> split,
            BiFunction<F, Bytes, Explanation> found,
            BiFunction<Defect, Bytes, Explanation> malformed) {
        Bytes octets = Bytes.copyOf(in, in.position(), split.consumed());
        return switch (split) {
            case Split.Found<F>(F frame, int consumed) -> Optional.of(new Piece(found.apply(frame, octets), consumed));
            case Split.Malformed<F>(Defect defect, int consumed) ->
                Optional.of(new Piece(malformed.apply(defect, octets), consumed));
            case Split.NeedMore<F> _ -> Optional.empty();
        };
    }

    /** Why octets are no frame, in words. */
    static Label why(Defect defect) {
        return switch (defect) {
            case GARBAGE -> new Label("不属于任何帧的字节", "octets that belong to no frame");
            case BAD_HEADER -> new Label("像帧的开头，但帧头无效", "begins like a frame, but its header is none");
            case TOO_LONG -> new Label("超过帧的最大长度", "longer than a frame may be");
            case BAD_CHECKSUM -> new Label("校验错误：丢弃且不应答", "wrong check: dropped and not answered");
            case CUT -> new Label("帧中断，后面开始了另一帧", "a frame that broke off; another begins behind it");
            case BAD_ESCAPE -> new Label("转义无效", "an escape that the protocol does not know");
            case BAD_TEXT -> new Label("内容不是协议要求的文本", "not the text that the protocol asks for");
            case EMPTY -> new Label("空内容", "nothing where a message should be");
            case UNKNOWN_PROTOCOL -> new Label("无法识别的协议", "first octets of no protocol");
            case FOREIGN_TOPIC -> new Label("不是设备自己的主题", "a topic outside the device's own");
            case UNKNOWN_TYPE -> new Label("未知的类型", "a type that nobody knows");
            case RETAINED_ALARM -> new Label("保留的报警", "a retained alarm");
        };
    }

    /**
     * The check of a frame as a value.
     *
     * @param octets that it has
     */
    static Label check(int given, int right, int octets) {
        String form = "%0" + 2 * octets + "X";
        String is = form.formatted(given);
        String should = form.formatted(right);
        return given == right
                ? new Label(is + " 正确", is + " right")
                : new Label(is + " 错误，应为 " + should, is + " wrong, should be " + should);
    }
}
