using System.Globalization;
using System.Text;
using Dotnetes.Client;

namespace Dotnetes.Testing;

/// <content>Waiting until something is so.</content>
public sealed partial class TestCluster
{
    private static readonly TimeSpan s_realPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_virtualPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_virtualLook = TimeSpan.FromSeconds(1);

    /// <summary>Waits until an object is as it should be.</summary>
    /// <param name="ns">The namespace; null for cluster-scoped objects.</param>
    /// <param name="name">The name.</param>
    /// <param name="condition">What it should be like.</param>
    /// <param name="timeout">How long to wait in the cluster's time; by default 30 s of real or 10 min of virtual time.</param>
    /// <returns>The object.</returns>
    /// <exception cref="TimeoutException">It did not become so; the message says what it was like at the end.</exception>
    public async Task<T> WaitFor<T>(string? ns, string name, Func<T, bool> condition, TimeSpan? timeout = null)
        where T : class, IKubeObject<T>
    {
        T? found = null;
        await WaitUntil(
            async () =>
            {
                found = await Find<T>(ns, name);
                return found is not null && condition(found);
            },
            () => $"{T.Info.Kind} {(ns is null ? "" : ns + "/")}{name} as wanted",
            () => Seen(found),
            timeout);
        return found!;
    }

    /// <summary>Waits until the objects of a kind are as they should be.</summary>
    /// <param name="ns">The namespace; null for all.</param>
    /// <param name="condition">What they should be like.</param>
    /// <param name="timeout">How long to wait in the cluster's time.</param>
    /// <returns>The objects.</returns>
    /// <exception cref="TimeoutException">They did not become so; the message says what they were like at the end.</exception>
    public async Task<IReadOnlyList<T>> WaitForAll<T>(string? ns, Func<IReadOnlyList<T>, bool> condition, TimeSpan? timeout = null)
        where T : class, IKubeObject<T>
    {
        IReadOnlyList<T> found = [];
        await WaitUntil(
            async () =>
            {
                found = (await Client.List<T>(ns)).Items;
                return condition(found);
            },
            () => $"{T.Info.Plural}{(ns is null ? "" : " in " + ns)} as wanted",
            () => found.Count == 0 ? "none" : string.Join('\n', found.Take(10).Select(Seen)) + (found.Count > 10 ? $"\nand {found.Count - 10} more" : ""),
            timeout);
        return found;
    }

    /// <summary>Waits until an object is gone.</summary>
    /// <exception cref="TimeoutException">It is still there.</exception>
    public Task WaitForDeletion<T>(string? ns, string name, TimeSpan? timeout = null)
        where T : class, IKubeObject<T>
    {
        T? found = null;
        return WaitUntil(
            async () =>
            {
                found = await Find<T>(ns, name);
                return found is null;
            },
            () => $"the end of {T.Info.Kind} {(ns is null ? "" : ns + "/")}{name}",
            () => Seen(found),
            timeout);
    }

    /// <summary>Waits until something is so. It is looked at again after every change of the cluster.</summary>
    /// <param name="condition">What should be so. Requests that fail meanwhile count as no.</param>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="timeout">How long to wait in the cluster's time.</param>
    /// <exception cref="TimeoutException">It did not become so.</exception>
    public Task WaitFor(Func<Task<bool>> condition, string what, TimeSpan? timeout = null) => WaitUntil(condition, () => what, () => "", timeout);

    /// <summary>An object, or null when there is none.</summary>
    public async Task<T?> Find<T>(string? ns, string name)
        where T : class, IKubeObject<T>
    {
        try
        {
            return await Client.Get<T>(ns, name);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private static string Seen(IKubeObject? value) =>
        value is null ? "it does not exist" : Encoding.UTF8.GetString(Machinery.Yaml.JsonToYaml.Convert(Manifests.Encode(Brief(value))));

    // Who changed which field when is long and helps nobody here.
    private static IKubeObject Brief(IKubeObject value) => value.WithMetadata(value.Metadata with { ManagedFields = default });

    private async Task WaitUntil(Func<Task<bool>> condition, Func<string> what, Func<string> seen, TimeSpan? timeout)
    {
        var patience = timeout ?? (_execution.IsVirtual ? s_virtualPatience : s_realPatience);
        var start = Time.GetTimestamp();
        Exception? failure = null;
        while (true)
        {
            var change = Changes.Next();
            try
            {
                if (await condition())
                {
                    return;
                }

                failure = null;
            }
            catch (Exception e) when (e is KubeApiException or KubeTransportException)
            {
                failure = e;
            }

            var left = patience - Time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                var text = failure is null ? seen() : $"the last request failed: {failure.Message}";
                throw new TimeoutException(string.Create(
                    CultureInfo.InvariantCulture, $"waited {patience.TotalSeconds:0.#} s in vain for {what()}{(text.Length > 0 ? "; seen was:\n" + text : "")}"));
            }

            await _execution.Await(change, left < s_virtualLook ? left : s_virtualLook);
        }
    }
}
