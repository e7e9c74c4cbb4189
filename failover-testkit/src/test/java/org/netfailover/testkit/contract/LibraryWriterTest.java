package org.netfailover.testkit.contract;

import java.util.EnumSet;
import java.util.Set;
import org.netfailover.model.Dialect;
import org.netfailover.model.TeamingPair;
import org.netfailover.xml.DomainXml;

/** What is asked of other writers {@link DomainXml} does, in both dialects. */
class LibraryWriterTest extends PairWriterContract {
    @Override
    protected String write(String domain, TeamingPair pair, Dialect dialect) {
        return DomainXml.parse(domain).withPair(pair, dialect).text();
    }

    @Override
    protected Set<Dialect> dialects() {
        return EnumSet.allOf(Dialect.class);
    }
}
