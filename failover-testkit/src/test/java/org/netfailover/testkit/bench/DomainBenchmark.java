package org.netfailover.testkit.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.netfailover.rules.Report;
import org.netfailover.rules.Rules;
import org.netfailover.rules.Target;
import org.netfailover.xml.DomainXml;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Parse, read NICs, check, map both VFs, text: beside peers that do less, or that do it by other means. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DomainBenchmark {
    /** How many interfaces the document has; 4 are two pairs and nothing else. */
    @Param({"4", "100", "10000"})
    public int interfaces;

    private String text = "";
    private Rules rules = Rules.forTarget(Target.any());
    private XMLInputFactory woodstox = new WstxInputFactory();
    private DocumentBuilderFactory dom = DocumentBuilderFactory.newInstance();
    private TransformerFactory serializer = TransformerFactory.newInstance();
    private JAXBContext whole = context();

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(WholeDomain.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the document, and everything that a peer makes once. */
    @Setup
    public void make() {
        text = interfaces == 4 ? Samples.typical() : Samples.withInterfaces(interfaces);
        woodstox.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        rules = Rules.forTarget(Target.any());
    }

    /** What is measured. */
    @Benchmark
    public String netfailover(Blackhole hole) {
        DomainXml domain = DomainXml.parse(text);
        Report report = rules.check(domain.nics());
        hole.consume(report);
        return domain.withVfsMapped(Samples.MAP).text();
    }

    /** Woodstox, merely scanning. */
    @Benchmark
    public int woodstoxScan() throws XMLStreamException {
        XMLStreamReader reader = woodstox.createXMLStreamReader(new StringReader(text));
        int events = 0;
        while (reader.hasNext()) {
            reader.next();
            events++;
        }
        reader.close();
        return events;
    }

    /** The JDK's DOM, parsed and serialized. */
    @Benchmark
    public String jdkDom() throws Exception {
        Document document = dom.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        StringWriter out = new StringWriter(text.length() + 100);
        serializer.newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }

    /** JAXB for the whole document, unmarshalled and marshalled. */
    @Benchmark
    public String jaxbWhole() throws JAXBException {
        Object bound = whole.createUnmarshaller().unmarshal(new StringReader(text));
        StringWriter out = new StringWriter(text.length() + 100);
        whole.createMarshaller().marshal(bound, out);
        return out.toString();
    }
}
