package org.netfailover.javadoc;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.netfailover.operation.Hotplug;
import org.netfailover.operation.Migration;
import org.netfailover.operation.Reconciler;

/** The ports: who uses them, what can be asked of each, and what is behind it in earnest and in tests. */
final class PortsPicture {
    private static final int MARGIN = 20;
    private static final int AISLE = 44;
    private static final int GAP = 18;
    private static final int USERS = 130;
    private static final int PORT = 300;
    private static final int BEHIND = 230;
    private static final int OUTSIDE = 240;
    private static final int PORTS_FROM = MARGIN + USERS + AISLE;
    private static final int BEHIND_FROM = PORTS_FROM + PORT + AISLE;
    private static final int OUTSIDE_FROM = BEHIND_FROM + BEHIND + AISLE;
    private static final int WIDTH = OUTSIDE_FROM + OUTSIDE + MARGIN;

    private final Svg svg = new Svg();

    String svg() {
        List<Box> ports = new ArrayList<>();
        int y = MARGIN;
        for (Port port : Port.ALL) {
            Box row = row(port, y);
            ports.add(row);
            y = row.bottom() + GAP;
        }
        int bottom = y - GAP;
        Box users = users().draw(svg, new Box(MARGIN, MARGIN, USERS, bottom - MARGIN));
        ports.forEach(port -> svg.arrow(users.right(), port.middle(), port.x(), port.middle()));
        return svg.document(WIDTH, bottom + MARGIN, "The ports, and what is behind them", description());
    }

    private static Card users() {
        return new Card(
                "module",
                "operations",
                Stream.of(Migration.class, Hotplug.class, Reconciler.class)
                        .map(Class::getSimpleName)
                        .toList());
    }

    /** A port with its two implementations one above the other. */
    private Box row(Port port, int y) {
        Card card = new Card("port", port.type().getSimpleName(), List.of(String.join(", ", port.verbs())));
        Card real = new Card("real", port.real(), List.of("in earnest"));
        Card outside = new Card(
                "outside",
                port.outside().get(0),
                port.outside().subList(1, port.outside().size()));
        Card simulated = new Card("simulated", port.simulated().getSimpleName(), List.of("in tests, in virtual time"));
        int upper = Math.max(real.height(BEHIND), outside.height(OUTSIDE));
        int lower = simulated.height(BEHIND);
        int height = Math.max(card.height(PORT), upper + GAP + lower);
        Box box = card.draw(svg, new Box(PORTS_FROM, y, PORT, height));
        Box above = real.draw(svg, new Box(BEHIND_FROM, y, BEHIND, upper));
        Box below = simulated.draw(svg, new Box(BEHIND_FROM, y + height - lower, BEHIND, lower));
        Box asked = outside.draw(svg, new Box(OUTSIDE_FROM, y, OUTSIDE, upper));
        svg.arrow(above.x(), above.middle(), box.right(), above.middle());
        svg.arrow(below.x(), below.middle(), box.right(), below.middle());
        svg.arrow(above.right(), above.middle(), asked.x(), asked.middle());
        contract(port, below);
        return box;
    }

    private void contract(Port port, Box simulated) {
        port.contract().ifPresent(type -> {
            svg.text("title", OUTSIDE_FROM, simulated.y() + Svg.LINE, type.getSimpleName());
            svg.text("note", OUTSIDE_FROM, simulated.y() + 2 * Svg.LINE, "says what both do, and tries it");
        });
    }

    private static String description() {
        return Port.ALL.stream()
                .map(port -> port.type().getSimpleName() + " is " + port.real() + " in earnest and "
                        + port.simulated().getSimpleName() + " in tests")
                .collect(joining("; "));
    }
}
