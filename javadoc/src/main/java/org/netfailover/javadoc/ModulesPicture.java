package org.netfailover.javadoc;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The modules, each with what it exports and what it brings along: those above know those below. */
final class ModulesPicture {
    private static final int MARGIN = 20;
    private static final int MODULE = 560;
    private static final int AISLE = 40;
    private static final int LIBRARIES = 280;
    private static final int GAP = 36;
    private static final int WIDTH = MARGIN + MODULE + AISLE + LIBRARIES + MARGIN;

    private final Svg svg = new Svg();
    private final List<BuildModule> modules;

    /** A picture of modules in the order of their build, in which none knows a later one. */
    ModulesPicture(List<BuildModule> modules) {
        this.modules = List.copyOf(modules);
    }

    String svg() {
        Map<String, Box> boxes = new HashMap<>();
        int y = MARGIN;
        for (int i = modules.size() - 1; i >= 0; i--) {
            Box box = draw(modules.get(i), y);
            boxes.put(modules.get(i).name(), box);
            y = box.bottom() + GAP;
        }
        modules.forEach(module -> module.knows().forEach(known -> arrow(boxes, module.name(), known)));
        return svg.document(WIDTH, y - GAP + MARGIN, "The modules, and who knows whom", description());
    }

    private Box draw(BuildModule module, int y) {
        List<String> notes = new ArrayList<>();
        notes.add(module.description());
        notes.add("exports " + String.join(", ", module.packages()));
        notes.addAll(ports(module));
        Card card = new Card("module", module.name(), notes);
        Card libraries = new Card("outside", "brings along", List.of(libraries(module)));
        int height = Math.max(card.height(MODULE), libraries.height(LIBRARIES));
        Box box = card.draw(svg, new Box(MARGIN, y, MODULE, height));
        Box beside = libraries.draw(svg, new Box(box.right() + AISLE, y, LIBRARIES, height));
        svg.arrow(box.right(), box.middle(), beside.x(), beside.middle());
        return box;
    }

    private static String libraries(BuildModule module) {
        return module.libraries().isEmpty() ? "nothing: pure Java" : String.join(", ", module.libraries());
    }

    /** The ports that are declared in a module, and those that it simulates. */
    private static List<String> ports(BuildModule module) {
        List<String> notes = new ArrayList<>();
        String declared = Port.ALL.stream()
                .filter(port -> isOf(module, port.type()))
                .map(port -> port.type().getSimpleName() + " (" + port.real() + ")")
                .collect(joining(", "));
        String simulated = Port.ALL.stream()
                .filter(port -> isOf(module, port.simulated()))
                .map(port ->
                        port.type().getSimpleName() + " (" + port.simulated().getSimpleName() + ")")
                .collect(joining(", "));
        if (!declared.isEmpty()) {
            notes.add("has the ports " + declared);
        }
        if (!simulated.isEmpty()) {
            notes.add("simulates the ports " + simulated);
        }
        return notes;
    }

    private static boolean isOf(BuildModule module, Class<?> type) {
        return module.packages().contains(type.getPackageName());
    }

    private void arrow(Map<String, Box> boxes, String from, String to) {
        Box above = boxes.get(from);
        Box below = boxes.get(to);
        if (above == null || below == null) {
            throw new IllegalArgumentException(from + " knows " + to + ", and one of them is no module");
        }
        svg.arrow(above.centre(), above.bottom(), below.centre(), below.y());
    }

    private String description() {
        return modules.stream()
                .map(module -> module.name()
                        + (module.knows().isEmpty()
                                ? " knows none of the others"
                                : " knows " + String.join(", ", module.knows()) + " and what that knows"))
                .collect(joining("; "));
    }
}
