using Dotnetes.Api.Discovery.V1;

namespace Dotnetes.Controllers.EndpointSlices;

/// <summary>The writes that bring slices to what is wanted.</summary>
internal sealed class SlicePlan
{
    /// <summary>New slices.</summary>
    public List<EndpointSlice> Create { get; } = [];

    /// <summary>Changed slices.</summary>
    public List<EndpointSlice> Update { get; } = [];

    /// <summary>Slices that nothing needs.</summary>
    public List<EndpointSlice> Delete { get; } = [];

    /// <summary>Rewrites slices that would be deleted in place of creating others: one write instead of two, and no gap for those who watch.</summary>
    public void Recycle(Func<EndpointSlice, bool> mayReuse)
    {
        for (var i = 0; i < Delete.Count && Create.Count > 0;)
        {
            var old = Delete[i];
            var wanted = Create.FindLastIndex(c => c.AddressType == old.AddressType);
            if (wanted < 0 || !mayReuse(old))
            {
                i++;
                continue;
            }

            var metadata = Create[wanted].Metadata with { Name = old.Metadata.Name, GenerateName = "" };
            Update.Add(Create[wanted] with { Metadata = metadata });
            Create.RemoveAt(wanted);
            Delete.RemoveAt(i);
        }
    }
}
