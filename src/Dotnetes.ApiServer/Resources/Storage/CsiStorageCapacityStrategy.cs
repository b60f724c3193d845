using Dotnetes.Api.Storage.V1;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>Capacities of CSI drivers.</summary>
public sealed class CsiStorageCapacityStrategy : PlainStrategy<CsiStorageCapacity>
{
    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;
}
