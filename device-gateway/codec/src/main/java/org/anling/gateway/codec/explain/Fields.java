package org.anling.gateway.codec.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.anling.gateway.codec.Bytes;

/** Collects what was read; what nobody read is told as unknown. One thread. */
public final class Fields implements Octets.Listener {

    private final List<Field> fields = new ArrayList<>();
    private final BitSet separators = new BitSet();

    @Override
    public void read(int at, Bytes octets, Part part) {
        fields.add(part.field(at, octets));
    }

    /** Adds a piece that was read by other means. */
    public void add(int at, Bytes octets, Label name, Label value) {
        fields.add(new Field(at, octets, name, value));
    }

    /** Everything as it was added, for what has no places. */
    public List<Field> all() {
        return List.copyOf(fields);
    }

    /** Passes over what only separates: it is not told, and not unknown. */
    public void pass(int at, int length) {
        separators.set(at, at + length);
    }

    /** Everything in the order of the frame, gaps included. */
    public List<Field> of(Bytes frame) {
        List<Field> sorted = new ArrayList<>(fields);
        sorted.sort(Comparator.comparingInt(Field::at));
        List<Field> all = new ArrayList<>();
        int at = 0;
        for (Field field : sorted) {
            gap(frame, at, field.at(), all);
            all.add(field);
            at = Math.max(at, field.at() + field.octets().length());
        }
        gap(frame, at, frame.length(), all);
        return List.copyOf(all);
    }

    private void gap(Bytes frame, int from, int to, List<Field> into) {
        int begin = separators.nextClearBit(from);
        if (begin < to) {
            into.add(Part.UNKNOWN.field(begin, frame.slice(begin, to)));
        }
    }
}
