/** Audits: three independent records of every candidate, compared. */
@NullMarked
package io.netspace.local.audit;

import org.jspecify.annotations.NullMarked;
