import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { askStore, awake, launchBrowser, openPage, openVisitor, readRun, signIn } from './marketplace-browser.mjs'

const VIEWS = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
]
const NARROWEST = 320

let browser
let paths
before(async () => {
  browser = await launchBrowser()
  const { demo } = readRun()
  const { products: [product] } = await askStore(`/store/products?handle=${demo.package_product.handle}&fields=id`)
  const { listing } = await askStore(`/store/products/${product.id}/listing`)
  paths = {
    open: ['/', '/products', '/products?type=api&billing=free', '/products?q=qqzzxxyy', `/products/${demo.package_product.handle}`, `/developers/${listing.developer.handle}`, '/sign-in', '/sign-up', '/cart', '/checkout', '/no-such-page'],
    account: ['/account', '/account/orders', '/account/licenses', '/account/profile'],
  }
})
after(() => browser?.close())

function describeViolations({ violations }) {
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')} (${node.any[0]?.message ?? node.failureSummary})`))
}

/** Looks at the page as it stands in the view given; the findings are what is wrong with it. */
async function inspect(page, findings) {
  await awake(page)
  const { width } = page.viewportSize()
  const where = `${new URL(page.url()).pathname} at ${width}`
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  findings.push(...describeViolations(axe).map(text => `${where}: ${text}`))
  await page.setViewportSize({ width: Math.min(width, NARROWEST), height: 800 })
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (excess > 0) findings.push(`${where}: scrolls sideways by ${excess} at ${Math.min(width, NARROWEST)}`)
  await page.setViewportSize({ width, height: 900 })
}

async function fillCart(page) {
  await openPage(page, `/products/${readRun().demo.package_product.handle}`)
  await page.getByRole('button', { name: /^Add to cart/ }).click()
  await page.getByText('is in your cart').waitFor()
}

for (const view of VIEWS) {
  test(`every page is accessible and quiet, ${view.scheme} at ${view.width}`, async () => {
    const { page, context, complaints } = await openVisitor(browser, { ...view, expectStatus: [404] })
    const findings = []
    for (const path of paths.open) {
      await openPage(page, path)
      await inspect(page, findings)
    }
    await fillCart(page)
    await inspect(page, findings)
    for (const path of ['/cart', '/checkout']) {
      await openPage(page, path)
      await inspect(page, findings)
    }
    await page.getByLabel('E-mail address').fill('looking@customer.example')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: /^Pay / }).click()
    await page.getByText('Your licence is ready.').waitFor()
    await page.getByRole('button', { name: /^Reveal/ }).click()
    await page.locator('[data-license-key=shown]').waitFor()
    await inspect(page, findings)
    await inspectAccount(page, findings)
    assert.deepEqual(findings, [])
    assert.deepEqual(complaints, [])
    await context.close()
  })
}

async function inspectAccount(page, findings) {
  await openPage(page, '/sign-in')
  await signIn(page, readRun().customer)
  await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
  for (const path of paths.account) {
    await openPage(page, path)
    await inspect(page, findings)
  }
  for (const list of ['/account/orders', '/account/licenses']) {
    await openPage(page, list)
    const links = page.locator(`main a[href^="${list}/"]`)
    assert.ok(await links.count() > 0, `the demo customer has nothing under ${list}`)
    await openPage(page, await links.first().getAttribute('href'))
    await inspect(page, findings)
  }
}
