/** Domain, device, network, node device and vNIC profile XML, read and edited without touching another byte. */
module org.netfailover.xml {
    requires transitive org.netfailover.model;
    requires jakarta.xml.bind;
    requires java.xml;
    requires com.ctc.wstx;
    requires org.codehaus.stax2;
    requires static transitive org.jspecify;

    exports org.netfailover.xml;

    opens org.netfailover.xml.binding to
            jakarta.xml.bind;
}
