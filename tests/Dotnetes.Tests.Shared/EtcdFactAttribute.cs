namespace Dotnetes.Tests.Shared;

/// <summary>A test that needs the etcd binary on the path.</summary>
internal sealed class EtcdFactAttribute : FactAttribute
{
    public EtcdFactAttribute()
    {
        if (EtcdProcess.Binary is null)
        {
            Skip = "etcd is not installed";
        }
    }
}
