package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.KeptNetwork;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.TrainedForm;
import io.netspace.gateway.domain.ArtifactsView;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads what trainers keep; they may remove it at any time. */
public interface ArtifactStore {
  /** The network of a candidate in a form, if it is kept; whoever reads it closes it. */
  Optional<InputStream> network(StudyId study, CandidateId candidate, TrainedForm form);

  /** The networks of a study that are kept, best first. */
  List<KeptNetwork> networks(StudyId study);

  /** How much is kept. */
  ArtifactsView view();
}
