package org.netfailover.javadoc;

/** A rectangle of a picture, in pixels from the upper left corner. */
record Box(int x, int y, int width, int height) {
    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int centre() {
        return x + width / 2;
    }

    int middle() {
        return y + height / 2;
    }

    /** What is nearest to a {@code y} from the top of this box to its bottom. */
    int nearest(int other) {
        return Math.max(y, Math.min(bottom(), other));
    }
}
