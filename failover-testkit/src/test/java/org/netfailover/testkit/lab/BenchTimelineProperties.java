package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BenchTimelineProperties {
    @Provide
    Arbitrary<List<BenchRun>> runs() {
        return BenchRuns.any().list().ofMaxSize(12);
    }

    @Property(tries = 100)
    void aPictureIsWellFormedAndLiesWithinItsFrame(@ForAll("runs") List<BenchRun> runs) throws Exception {
        for (LabTopology topology : LabTopology.values()) {
            Optional<String> picture = BenchTimeline.svg(topology, runs);

            assertThat(picture.isPresent())
                    .isEqualTo(runs.stream().anyMatch(run -> run.topology() == topology && run.moved()));
            if (picture.isPresent()) {
                Document document = parsed(picture.get());
                double width = Double.parseDouble(document.getDocumentElement().getAttribute("width"));
                for (Element bar : all(document, "rect")) {
                    double left = Double.parseDouble(bar.getAttribute("x"));
                    double broad = Double.parseDouble(bar.getAttribute("width"));
                    assertThat(left).isNotNegative();
                    assertThat(broad).isNotNegative();
                    assertThat(Double.parseDouble(bar.getAttribute("height"))).isNotNegative();
                }
                assertThat(width).isPositive();
            }
        }
    }

    @Test
    void ofEachWayTheRunWithTheMedianLossIsShownWithItsSteps() throws Exception {
        List<BenchRun> runs = new ArrayList<>();
        for (int round = 1; round <= 5; round++) {
            runs.add(BenchRuns.moved(LabTopology.PF, BenchVariant.FLOOR, round, 10 - round, 0.4, 6));
            runs.add(BenchRuns.moved(LabTopology.PF, BenchVariant.VIRSH, round, 100 * round, 3, 12));
        }

        Document document = parsed(BenchTimeline.svg(LabTopology.PF, runs).orElseThrow());

        assertThat(all(document, "text"))
                .filteredOn(text -> text.getAttribute("class").equals("title"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "(a) virtio only, by virsh: 7 pings lost, longest gap 0.40 s, 6.0 s in all (round 3, from host-a)",
                        "(b) pair, by virsh: 300 pings lost, longest gap 3.00 s, 12.0 s in all (round 3, from host-a)");
        assertThat(all(document, "text"))
                .extracting(Element::getTextContent)
                .contains("virsh migrate 6.00 s", "virsh migrate 12.00 s", "pings", "300 lost", "12 s");
        assertThat(all(document, "rect"))
                .filteredOn(bar -> bar.getAttribute("class").equals("gap"))
                .hasSize(6);
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
