using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Warnings;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>Capacities of CSI drivers.</summary>
public sealed class CsiStorageCapacityStrategy : PlainStrategy<CsiStorageCapacity>
{
    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(CsiStorageCapacity value, CsiStorageCapacity? old) => NodeLabelWarnings.Selector(value.NodeTopology, FieldPath.Of("nodeTopology"));
}
