package org.anling.dispatcher.core.geo;

import java.util.Arrays;
import java.util.List;
import org.anling.contract.alert.Position;
import org.jspecify.annotations.Nullable;

/**
 * Who was found and is still to be visited, nearest in time first. Numbers lie side by side in arrays that are used again: a search looks
 * at hundreds and keeps ten. One walk, one thread.
 */
final class Found<K> {

    private static final int AT_FIRST = 128;

    private final List<Rings.Layer<K>> layers;
    private @Nullable Object[] keys = new Object[AT_FIRST];
    private @Nullable Position[] places = new Position[AT_FIRST];
    private double[] squaredChords = new double[AT_FIRST];
    private int[] layerOf = new int[AT_FIRST];
    /** Order in the upper half, place in the arrays in the lower one: one sort of plain numbers. */
    private long[] order = new long[AT_FIRST];

    private int count;
    private int layer;
    private double reach;
    private double slowness;
    /** The square of how far each layer matters now, and the last place in the order that matters in any. */
    private final double[] reaches;

    private float lastRank;

    Found(List<Rings.Layer<K>> layers) {
        this.layers = layers;
        this.reaches = new double[layers.size()];
    }

    /** Whoever is added from now on is of this layer. */
    void begin(Rings.Layer<K> next) {
        layer = layers.indexOf(next);
        reach = squaredReach(next);
        slowness = slowness(next);
    }

    /** Within the square of this distance somebody is worth adding. */
    double reach() {
        return reach;
    }

    void add(K key, Position place, double squaredChord) {
        if (count == keys.length) {
            grow();
        }
        keys[count] = key;
        places[count] = place;
        squaredChords[count] = squaredChord;
        layerOf[count] = layer;
        // Bits of floats above zero are in the order of the floats.
        int rank = Float.floatToIntBits((float) (squaredChord * slowness));
        order[count] = ((long) rank << Integer.SIZE) | count;
        count++;
    }

    /** Visits everybody who still matters when his turn comes, and forgets all of them. */
    @SuppressWarnings("unchecked")
    void visit() {
        Arrays.sort(order, 0, count);
        lookHowFar();
        for (int i = 0; i < count && rank(order[i]) <= lastRank; i++) {
            int at = (int) order[i];
            K key = (K) keys[at];
            Position place = places[at];
            if (key != null && place != null && squaredChords[at] <= reaches[layerOf[at]]) {
                layers.get(layerOf[at]).visitor().accept(key, place);
                lookHowFar();
            }
        }
        count = 0;
    }

    /** Asked only when a visit may have brought the reach in: most of those found are not visited. */
    private void lookHowFar() {
        lastRank = -1;
        for (int i = 0; i < reaches.length; i++) {
            Rings.Layer<K> of = layers.get(i);
            reaches[i] = squaredReach(of);
            lastRank = Math.max(lastRank, (float) (reaches[i] * slowness(of)));
        }
    }

    private static float rank(long ordered) {
        return Float.intBitsToFloat((int) (ordered >>> Integer.SIZE));
    }

    private static double slowness(Rings.Layer<?> layer) {
        return 1 / (layer.metresASecond() * layer.metresASecond());
    }

    private static double squaredReach(Rings.Layer<?> layer) {
        double chord = Spot.chord(layer.reachMetres().getAsDouble());
        return chord < 0 ? -1 : chord * chord;
    }

    private void grow() {
        int larger = 2 * count;
        keys = Arrays.copyOf(keys, larger);
        places = Arrays.copyOf(places, larger);
        squaredChords = Arrays.copyOf(squaredChords, larger);
        layerOf = Arrays.copyOf(layerOf, larger);
        order = Arrays.copyOf(order, larger);
    }
}
