/** Strict binding of documents to records, and the sentences about what is wrong in them. */
@NullMarked
package io.netspace.formats.binding;

import org.jspecify.annotations.NullMarked;
