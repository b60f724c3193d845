using Dotnetes.Api.Coordination.V1;
using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>What was last seen of a node, and when by the clock of the controller; clocks of nodes are not trusted.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Lease">Its lease; null when it has none.</param>
/// <param name="ProbedAt">When it gave a sign of life.</param>
internal sealed record NodeHealth(NodeStatus Status, Lease? Lease, DateTimeOffset ProbedAt);
