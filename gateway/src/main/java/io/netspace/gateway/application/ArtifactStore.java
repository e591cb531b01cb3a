package io.netspace.gateway.application;

import io.netspace.gateway.application.view.ArtifactsView;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ModelFormat;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads artifacts that trainers store, and may delete at any time. */
public interface ArtifactStore {
  /** The stored network of a candidate in a format, if any; the caller closes the stream. */
  Optional<InputStream> network(StudyId study, CandidateId candidate, ModelFormat form);

  /** The stored networks of a study, best first. */
  List<KeptNetwork> networks(StudyId study);

  /** Totals of what is stored. */
  ArtifactsView view();
}
