using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.Controllers.Replication;

/// <summary>What an owner of pods asks for.</summary>
/// <param name="Replicas">How many pods.</param>
/// <param name="MinReadySeconds">For how many seconds a pod must be ready to count as available.</param>
/// <param name="Selector">Which pods are its own.</param>
/// <param name="Template">What its pods look like.</param>
public readonly record struct ReplicaDemand(int Replicas, int MinReadySeconds, LabelSelection Selector, PodTemplateSpec Template);
