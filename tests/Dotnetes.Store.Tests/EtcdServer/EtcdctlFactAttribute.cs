namespace Dotnetes.Store.Tests.EtcdServer;

/// <summary>A test that needs the etcdctl binary on the path.</summary>
internal sealed class EtcdctlFactAttribute : FactAttribute
{
    public EtcdctlFactAttribute()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        if (!path.Any(directory => File.Exists(Path.Combine(directory, "etcdctl"))))
        {
            Skip = "etcdctl is not installed";
        }
    }
}
