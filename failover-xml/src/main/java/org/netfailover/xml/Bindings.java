package org.netfailover.xml;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamReader;
import org.netfailover.xml.binding.NetworkDefinitionXml;
import org.netfailover.xml.binding.NicsXml;
import org.netfailover.xml.binding.NodeDeviceDefinitionXml;
import org.netfailover.xml.binding.VnicProfileDefinitionXml;
import org.xml.sax.ContentHandler;

/** The JAXB context, made once, and the unmarshallers, made as many as are in use at one time. */
final class Bindings {
    private static final JAXBContext CONTEXT = context();
    private static final ConcurrentLinkedDeque<Unmarshaller> IDLE = new ConcurrentLinkedDeque<>();

    private Bindings() {}

    /** Looked up by our own class loader: the thread's may be one that knows no JAXB, as in a server or a module layer. */
    private static JAXBContext context() {
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        thread.setContextClassLoader(Bindings.class.getClassLoader());
        try {
            return JAXBContext.newInstance(
                    NicsXml.class,
                    NetworkDefinitionXml.class,
                    NodeDeviceDefinitionXml.class,
                    VnicProfileDefinitionXml.class);
        } catch (JAXBException e) {
            throw new IllegalStateException("the bindings of this library do not load", e);
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    /** Binds the element that the reader has just entered; the reader is behind it afterwards. */
    static <T> T read(XMLStreamReader reader, Class<T> type) {
        Unmarshaller unmarshaller = IDLE.pollFirst();
        try {
            if (unmarshaller == null) {
                unmarshaller = CONTEXT.createUnmarshaller();
            }
            T bound = unmarshaller.unmarshal(reader, type).getValue();
            IDLE.addFirst(unmarshaller);
            return bound;
        } catch (JAXBException e) {
            Location at = reader.getLocation();
            throw new DomainXmlException(
                    "has an element that cannot be bound",
                    new org.netfailover.model.Location("", at.getLineNumber(), at.getColumnNumber()));
        }
    }

    /** Writes a bound element as events. */
    static void write(Object bound, ContentHandler handler) {
        try {
            Marshaller marshaller = CONTEXT.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            marshaller.marshal(bound, handler);
        } catch (JAXBException e) {
            throw new IllegalStateException("a binding of this library cannot be written", e);
        }
    }
}
