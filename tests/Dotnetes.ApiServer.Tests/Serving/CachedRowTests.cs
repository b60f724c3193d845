using System.Text;
using Dotnetes.Api.Batch.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Tests.Serving;

public sealed class CachedRowTests
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static TheoryData<string, IKubeObject, bool> Objects { get; } = new()
    {
        { "a pod", Created(Pod.Empty), true },
        { "a pod without a time", Pod.Empty, true },
        { "a pod that began again", Created(Pod.Empty with { Status = new() { ContainerStatuses = [Restarted(0)] } }), false },
        { "a pod that began again when it was made", Created(Pod.Empty with { Status = new() { ContainerStatuses = [Restarted(-60)] } }), false },
        { "a job that runs", Created(Job.Empty with { Status = new() { StartTime = Time.FromDateTimeOffset(s_now.AddSeconds(-30)) } }), false },
        { "a cron job that never ran", Created(CronJob.Empty), true },
        { "a cron job that ran", Created(CronJob.Empty with { Status = new() { LastScheduleTime = Time.FromDateTimeOffset(s_now.AddSeconds(-20)) } }), false },
        { "a map", Created(ConfigMap.Empty), true },
        { "a pod of the future", Pod.Empty.WithMetadata(new() { Name = "a", CreationTimestamp = Time.FromDateTimeOffset(s_now.AddHours(1)) }), true },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_row_shows_what_a_new_one_would_at_any_time(string what, IKubeObject value, bool lasts)
    {
        _ = what;
        var strategy = BuiltInResources.All.First(r => r.Codec.Type == value.GetType()).Strategy;

        var row = CachedRow.Make(strategy, value, s_now);

        Assert.Equal(lasts, row.IsLasting);
        foreach (var later in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromSeconds(90), TimeSpan.FromHours(3), TimeSpan.FromDays(1000)])
        {
            var anew = Encoding.UTF8.GetString(CachedRow.Encode(CachedRow.Cells(strategy, value, s_now + later)));
            if (lasts)
            {
                Assert.Equal(anew, Shown(row, value, s_now + later));
            }
        }
    }

    private static string Shown(CachedRow row, IKubeObject value, DateTimeOffset now) =>
        Encoding.UTF8.GetString(row.BeforeAge.Span) + (row.HasAge ? Encoding.UTF8.GetString(TableCell.Age(value.Metadata, now).Raw.Span) : "") + Encoding.UTF8.GetString(row.BehindAge.Span);

    private static IKubeObject Created(IKubeObject value) => value.WithMetadata(new() { Name = "a", CreationTimestamp = Time.FromDateTimeOffset(s_now.AddMinutes(-1)) });

    private static ContainerStatus Restarted(int seconds) => new()
    {
        Name = "main",
        RestartCount = 1,
        LastState = new() { Terminated = new() { FinishedAt = Time.FromDateTimeOffset(s_now.AddSeconds(seconds)) } },
    };
}
