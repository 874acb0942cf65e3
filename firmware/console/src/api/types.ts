import type { paths } from './schema';

/** The JSON body a path answers a GET with. Taken from the paths, so that names of schemas may change freely. */
type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Health = Answer<'/healthz'>;
export type DeviceHealth = Health['devices'][number];
export type Devices = Answer<'/api/v1/virtual/devices'>;
export type DisplayView = Devices['displays']['operator'];
export type DrawerView = Devices['drawer'];
export type PrinterView = Devices['printer'];
export type KeyboardView = Devices['keyboard'];
export type KeyView = KeyboardView['keys'][number];
export type Card = Devices['cards'][number];
export type Product = Devices['products'][number];
export type Fault = Devices['faults'][number];
export type PaperItem = Answer<'/api/v1/virtual/paper'>[number];
export type SalePage = Answer<'/api/v1/sales'>;
export type Sale = SalePage['items'][number];
export type RefundItem = Answer<'/api/v1/refunds'>['items'][number];
export type Keyboard = Answer<'/api/v1/keyboard'>;
export type JournalItem = Answer<'/api/v1/journal'>['items'][number];
export type Member = Answer<'/api/v1/members/{id}'>;
export type MemberRow = Answer<'/api/v1/members'>['items'][number];
export type AttributeDefinition = Answer<'/api/v1/roster/attributes'>[number];
export type Roster = Answer<'/api/v1/roster'>;
export type Duplicate = Answer<'/api/v1/members/duplicates'>[number];
export type Register = Answer<'/api/v1/register'>;
export type DrawerSession = Register['session'];
export type PeriodTotals = DrawerSession['totals'];
export type ClosingPage = Answer<'/api/v1/closings'>;
export type Closing = ClosingPage['items'][number];
export type ProductPage = Answer<'/api/v1/products'>;
export type Goods = ProductPage['items'][number];
export type Department = Answer<'/api/v1/departments'>[number];
export type Coupon = Answer<'/api/v1/coupons'>[number];
export type StaffMember = Answer<'/api/v1/staff'>[number];
export type Permission = Answer<'/api/v1/permissions'>[number];
export type Shop = Answer<'/api/v1/shop'>;
export type SessionAnswer = Answer<'/api/v1/session'>;
export type SessionItem = Answer<'/api/v1/sessions'>[number];
export type Account = Answer<'/api/v1/accounts'>[number];
export type Tokens = Answer<'/api/v1/tokens'>;
export type ImportPlan =
  paths['/api/v1/members/imports']['post']['responses'][200]['content']['application/json'];
export type ImportCheck =
  paths['/api/v1/members/imports/{id}/check']['post']['responses'][200]['content']['application/json'];
export type ImportReport =
  paths['/api/v1/products/import']['post']['responses'][200]['content']['application/json'];
export type Segment = Answer<'/api/v1/segments'>[number];
export type Condition = Segment['condition'];
export type GroupedMember = Answer<'/api/v1/analysis/rfm/members'>[number];
export type MarketingRules = Answer<'/api/v1/marketing/rules'>;
export type Rfm = Answer<'/api/v1/analysis/rfm'>;
export type RankClass = Answer<'/api/v1/analysis/decile'>[number];
export type Today = Answer<'/api/v1/today'>;
export type Goal = Answer<'/api/v1/goals'>[number];
export type WorkTimes = Answer<'/api/v1/work-times'>;
export type WorkDay = WorkTimes['days'][number];
export type SalesReportRows = Answer<'/api/v1/reports/sales'>['rows'];
export type Visitors = Answer<'/api/v1/reports/visitors'>;
export type Cohorts = Answer<'/api/v1/reports/cohorts'>;
export type StockRow = Answer<'/api/v1/stock'>[number];
export type LoyaltyRules = Answer<'/api/v1/loyalty/rules'>;
export type MemberLoyalty = Answer<'/api/v1/members/{id}/loyalty'>;
export type Campaign = Answer<'/api/v1/campaigns'>[number];
export type CampaignKind = Campaign['kind'];
export type ContactChannel = NonNullable<Campaign['channel']>;
export type MessageState = keyof Campaign['messages'];
export type CampaignEffect = Answer<'/api/v1/campaigns/{id}/effect'>;
export type CampaignDraft = paths['/api/v1/campaigns']['post']['requestBody']['content']['application/json'];
export type CampaignPreview =
  paths['/api/v1/campaigns/preview']['post']['responses'][200]['content']['application/json'];
