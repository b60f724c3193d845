using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Tests.Resources;

/// <summary>Requests for strategies under test.</summary>
internal static class StrategyContexts
{
    public static DateTimeOffset Now { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static StrategyContext Create(string subresource = "", params IKubeObject[] objects) =>
        new(new UserInfo("admin") { Uid = "admin-uid", Groups = ["system:masters", "system:authenticated"] }, Now, "default", DryRun: false)
        {
            Subresource = subresource,
            Reader = new FixedReader(objects),
        };

    private sealed class FixedReader(IKubeObject[] objects) : IResourceReader
    {
        public ValueTask<T?> Get<T>(string ns, string name, CancellationToken cancellationToken = default)
            where T : class, IKubeObject<T> => new(objects.OfType<T>().FirstOrDefault(o => o.Metadata.Namespace == ns && o.Metadata.Name == name));

        public ValueTask<IReadOnlyList<T>> List<T>(string ns = "", CancellationToken cancellationToken = default)
            where T : class, IKubeObject<T> => new([.. objects.OfType<T>().Where(o => ns.Length == 0 || o.Metadata.Namespace == ns)]);
    }
}
