package org.netfailover.xml;

import com.ctc.wstx.api.ReaderConfig;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.util.SymbolTable;
import javax.xml.stream.XMLStreamException;

/**
 * The parser's table of names, in which one document may have only so many: names that were made to collide in it
 * would cost a time that grows with the square of their number.
 */
final class NameTable extends SymbolTable {
    /** Far more than the names of libvirt's and oVirt's documents together. */
    private static final int MOST = 10_000;

    private final SymbolTable names;
    private final int most;

    private NameTable(SymbolTable names) {
        super(true, 1);
        this.names = names;
        this.most = names.size() + MOST;
    }

    /** Gives every reader such a table. */
    static final class Factory extends WstxInputFactory {
        @Override
        public ReaderConfig createPrivateConfig() {
            ReaderConfig config = super.createPrivateConfig();
            return config.createNonShared(new NameTable(config.getSymbols()));
        }

        @Override
        public void updateSymbolTable(SymbolTable read) {
            super.updateSymbolTable(read instanceof NameTable table ? table.names : read);
        }
    }

    @Override
    public String findSymbol(char[] buffer, int start, int length, int hash) {
        String found = names.findSymbol(buffer, start, length, hash);
        if (names.size() > most) {
            throw new WstxLazyException(new XMLStreamException("Different names limit"));
        }
        return found;
    }

    @Override
    public int getHashSeed() {
        return names.getHashSeed();
    }

    @Override
    public boolean isDirty() {
        return names.isDirty();
    }
}
