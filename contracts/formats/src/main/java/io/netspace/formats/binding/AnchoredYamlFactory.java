package io.netspace.formats.binding;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Parsers of YAML that know the anchors of scalars, too; Jackson's know those of collections. */
final class AnchoredYamlFactory extends YAMLFactory {
  private static final long serialVersionUID = 1L;

  @Override
  protected YAMLParser _createParser(Reader reader, IOContext context) {
    return new Parser(
        context, _parserFeatures, _yamlParserFeatures, _loaderOptions, _objectCodec, reader);
  }

  @Override
  protected YAMLParser _createParser(InputStream in, IOContext context) throws IOException {
    return _createParser(_createReader(in, null, context), context);
  }

  @Override
  protected YAMLParser _createParser(byte[] data, int offset, int length, IOContext context)
      throws IOException {
    return _createParser(_createReader(data, offset, length, null, context), context);
  }

  @Override
  protected YAMLParser _createParser(
      char[] data, int offset, int length, IOContext context, boolean recyclable) {
    return _createParser(new CharArrayReader(data, offset, length), context);
  }

  private static final class Parser extends YAMLParser {
    Parser(
        IOContext context,
        int features,
        int yamlFeatures,
        LoaderOptions options,
        ObjectCodec codec,
        Reader reader) {
      super(context, features, yamlFeatures, options, codec, reader);
    }

    /** The anchor of the current value. */
    @Override
    public @Nullable String getObjectId() throws IOException {
      return _currToken != null && _currToken.isScalarValue()
          ? _lastEvent instanceof ScalarEvent scalar ? scalar.getAnchor() : null
          : super.getObjectId();
    }
  }
}
