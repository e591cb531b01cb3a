package io.netspace.gateway.application;

import io.netspace.gateway.application.view.ArtifactsView;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ModelFormat;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads what trainers keep; they may remove it at any time. */
public interface ArtifactStore {
  /** The network of a candidate in a form, if it is kept; whoever reads it closes it. */
  Optional<InputStream> network(StudyId study, CandidateId candidate, ModelFormat form);

  /** The networks of a study that are kept, best first. */
  List<KeptNetwork> networks(StudyId study);

  /** How much is kept. */
  ArtifactsView view();
}
