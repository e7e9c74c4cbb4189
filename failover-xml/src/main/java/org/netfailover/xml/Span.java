package org.netfailover.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an element stands in the text, as character offsets. Written once by the scan, then only read. */
final class Span {
    final String name;
    final @Nullable Span parent;
    /** Whether the element is in no namespace, as all that libvirt reads is. */
    final boolean plain;
    /** Of the {@code <} of the start tag. */
    final int start;
    /** Behind the {@code >} of the start tag. */
    final int tagEnd;
    /** Of the {@code <} of the end tag, or the same as {@link #tagEnd} for an empty-element tag. */
    int contentEnd;
    /** Behind the element. */
    int end;

    private List<Span> children = List.of();
    /** Among its siblings of that name, from 1; negative for one that is alone, 0 until somebody asks. */
    private int position;

    Span(String name, @Nullable Span parent, boolean plain, int start, int tagEnd) {
        this.name = name;
        this.parent = parent;
        this.plain = plain;
        this.start = start;
        this.tagEnd = tagEnd;
    }

    List<Span> children() {
        return children;
    }

    void add(Span child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(6);
        }
        children.add(child);
    }

    boolean isEmptyTag() {
        return end == tagEnd;
    }

    /** Whether libvirt sees this element by that name. */
    boolean is(String wanted) {
        return plain && name.equals(wanted);
    }

    /** The first child of that name, as libvirt sees it. */
    @Nullable
    Span child(String wanted) {
        for (Span child : children) {
            if (child.is(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** Every child of that name, as libvirt sees them. */
    List<Span> children(String wanted) {
        List<Span> found = new ArrayList<>(2);
        for (Span child : children) {
            if (child.is(wanted)) {
                found.add(child);
            }
        }
        return found;
    }

    /** Whether a child starts at this offset. */
    boolean hasChildAt(int offset) {
        int from = 0;
        int to = children.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int found = children.get(middle).start;
            if (found == offset) {
                return true;
            }
            if (found < offset) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return false;
    }

    /** The element at a path such as {@code source/address}, or the last one before it that exists. */
    Span nearest(String path) {
        Span at = this;
        for (int from = 0; from < path.length(); ) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            Span next = at.child(path.substring(from, to));
            if (next == null) {
                return at;
            }
            at = next;
            from = to + 1;
        }
        return at;
    }

    /** The path from the root; a device and every element beside others of its name has its position. */
    String path() {
        StringBuilder text = new StringBuilder();
        append(text);
        return text.toString();
    }

    private void append(StringBuilder text) {
        if (parent != null) {
            parent.append(text);
        }
        text.append('/').append(name);
        if (parent == null) {
            return;
        }
        if (position == 0) {
            parent.numberChildren();
        }
        if (position > 0 || position < 0 && parent.name.equals("devices")) {
            text.append('[').append(Math.abs(position)).append(']');
        }
    }

    /** All at once, for there may be very many; whichever thread does it, the numbers are the same. */
    private void numberChildren() {
        Map<String, Integer> all = new HashMap<>();
        children.forEach(child -> all.merge(child.name, 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        for (Span child : children) {
            int number = seen.merge(child.name, 1, Integer::sum);
            child.position = all.getOrDefault(child.name, 0) == 1 ? -number : number;
        }
    }
}
