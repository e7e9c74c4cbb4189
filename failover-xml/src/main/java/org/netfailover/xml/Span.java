package org.netfailover.xml;

import java.util.ArrayList;
import java.util.List;
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
        int position = 0;
        int all = 0;
        for (Span sibling : parent.children) {
            if (sibling.name.equals(name)) {
                all++;
                if (sibling == this) {
                    position = all;
                }
            }
        }
        if (position > 0 && (all > 1 || parent.name.equals("devices"))) {
            text.append('[').append(position).append(']');
        }
    }
}
