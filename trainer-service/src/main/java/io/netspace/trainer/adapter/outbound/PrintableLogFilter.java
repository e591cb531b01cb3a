package io.netspace.trainer.adapter.outbound;

import io.netspace.messaging.logging.PrintableLogRecord;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Makes every line of the log printable. */
@LoggingFilter(name = "printable")
public final class PrintableLogFilter implements Filter {
  @Override
  public boolean isLoggable(LogRecord record) {
    PrintableLogRecord.clean(record);
    return true;
  }
}
